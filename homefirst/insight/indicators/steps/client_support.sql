-- Adults (or people of unknown age) with long-term support on the last day of the period, each in their fullest setting.
-- A direct payment component makes the mechanism a direct payment; a mechanism counts in the community and in prison only.
WITH current_services AS (
    SELECT
        services.la_code,
        services.person_id,
        services.service_type,
        services.record_number,
        CASE
            WHEN services.service_type NOT IN ('Long term support: Community', 'Long term support: Prison') THEN NULL
            WHEN services.service_component = 'Direct payment' THEN 'direct payment'
            WHEN services.delivery_mechanism = 'Direct payment' THEN 'direct payment'
            WHEN services.delivery_mechanism = 'CASSR managed personal budget' THEN 'managed personal budget'
            WHEN services.delivery_mechanism = 'CASSR commissioned support' THEN 'commissioned'
            ELSE 'unknown'
        END AS mechanism
    FROM long_term_services AS services
    CROSS JOIN period
    WHERE services.event_start <= period.period_end
        AND services.event_end >= period.period_end
),
placed AS (
    SELECT
        current_services.*,
        row_number() OVER (
            PARTITION BY la_code, person_id
            ORDER BY
                CASE service_type
                    WHEN 'Long term support: Nursing care' THEN 1
                    WHEN 'Long term support: Residential care' THEN 2
                    WHEN 'Long term support: Community' THEN 3
                    ELSE 4
                END,
                CASE mechanism
                    WHEN 'direct payment' THEN 1
                    WHEN 'managed personal budget' THEN 2
                    WHEN 'commissioned' THEN 3
                    ELSE 4
                END,
                record_number DESC
        ) AS best_first
    FROM current_services
),
aged AS (
    SELECT
        placed.*,
        details.gender,
        floor(date_diff('day', details.birth_date, period.period_end) / 365.25) AS age
    FROM placed
    CROSS JOIN period
    JOIN person_details AS details
        ON details.la_code = placed.la_code
        AND details.person_id = placed.person_id
    WHERE placed.best_first = 1
        AND (details.date_of_death IS NULL OR details.date_of_death >= period.period_end)
)
SELECT
    la_code,
    person_id,
    gender,
    CASE WHEN age IS NULL THEN 'Unknown' WHEN age < 65 THEN '18 to 64' ELSE '65 and above' END AS age_band,
    service_type AS setting,
    CASE WHEN service_type = 'Long term support: Community' THEN mechanism END AS mechanism,
    record_number
FROM aged
WHERE age IS NULL OR age >= 18
