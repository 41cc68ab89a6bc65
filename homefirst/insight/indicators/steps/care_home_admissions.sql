-- One row for each person with a stay that began in the period: a new admission, or why it is not one.
-- A stay is new when no other of the person (under any identifier) began before it and ended less than 365 days before it, or later, or not yet.
-- A person admitted in both age bands counts in the lower one.
WITH of_adults AS (
    SELECT
        stays.*,
        details.gender,
        floor(date_diff('day', details.birth_date, stays.event_start) / 365.25) AS age
    FROM care_home_stays AS stays
    CROSS JOIN period
    JOIN person_details AS details
        ON details.la_code = stays.la_code
        AND details.person_id = stays.person_id
    WHERE stays.event_start BETWEEN period.period_start AND period.period_end
        AND details.birth_date IS NOT NULL
        AND (details.date_of_death IS NULL OR details.date_of_death >= period.period_start)
),
judged AS (
    SELECT
        of_adults.*,
        CASE WHEN age < 65 THEN '18 to 64' ELSE '65 and above' END AS age_band,
        CASE
            WHEN self_funded THEN 'Paid for by the person, or in the first 12 weeks'
            WHEN EXISTS (
                SELECT 1
                FROM care_home_stays AS earlier
                WHERE earlier.la_code = of_adults.la_code
                    AND earlier.person_id = of_adults.person_id
                    AND earlier.event_start < of_adults.event_start
                    AND date_diff('day', earlier.event_end, of_adults.event_start) < 365
            ) THEN 'Already in a care home in the year before'
            ELSE 'New admission'
        END AS result
    FROM of_adults
    WHERE age >= 18
),
ordered AS (
    SELECT
        judged.*,
        row_number() OVER (
            PARTITION BY la_code, unit_id
            ORDER BY
                CASE WHEN result = 'New admission' THEN 0 ELSE 1 END,
                age_band,
                event_start,
                record_number DESC
        ) AS place
    FROM judged
)
SELECT la_code, person_id, unit_id, age_band, gender, event_start, result, record_number
FROM ordered
WHERE place = 1
