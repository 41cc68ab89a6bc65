-- One row for each person whose long-term support began in the period after 91 days without any. Whoever came by the
-- hospital's route, as their last request in the half-year before says, is left out.
WITH begun AS (
    SELECT services.*
    FROM long_term_services AS services
    CROSS JOIN period
    WHERE services.event_kind = 'service'
        AND services.event_start BETWEEN period.period_start AND period.period_end
        AND NOT EXISTS (
            SELECT 1
            FROM long_term_services AS earlier
            WHERE earlier.la_code = services.la_code
                AND earlier.person_id = services.person_id
                AND earlier.event_kind = 'service'
                AND earlier.event_start < services.event_start
                AND date_diff('day', earlier.event_end, services.event_start) < 91
        )
    QUALIFY row_number() OVER (
        PARTITION BY services.la_code, services.person_id ORDER BY services.event_start, services.record_number
    ) = 1
),
requests AS (
    SELECT
        joined.la_code,
        joined.person_id,
        arg_max(joined.route_of_access, joined.event_start) AS route_of_access
    FROM joined
    JOIN begun
        ON begun.la_code = joined.la_code
        AND begun.person_id = joined.person_id
        AND joined.event_start BETWEEN begun.event_start - 182 AND begun.event_start
    WHERE lower(joined.event_type) = 'request'
    GROUP BY joined.la_code, joined.person_id
),
routed AS (
    SELECT
        begun.*,
        details.age_band,
        details.gender,
        CASE
            WHEN lower(requests.route_of_access) LIKE '%hospital%' THEN 'From hospital'
            ELSE 'From the community'
        END AS came_from
    FROM begun
    JOIN person_details AS details
        ON details.la_code = begun.la_code
        AND details.person_id = begun.person_id
    LEFT JOIN requests
        ON requests.la_code = begun.la_code
        AND requests.person_id = begun.person_id
)
SELECT
    person_id AS unit_id,
    person_id,
    la_code,
    age_band,
    gender,
    came_from,
    came_from = 'From the community' AS in_numerator,
    came_from = 'From the community' AS in_denominator,
    came_from AS result,
    CAST(NULL AS VARCHAR) AS rule,
    record_number,
    service_component AS what,
    event_start AS episode_start,
    CAST(NULL AS DATE) AS episode_end
FROM routed
