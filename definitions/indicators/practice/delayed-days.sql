-- One row for each delay; its days inside the period are added up.
SELECT
    'delay ' || delays.step_id AS unit_id,
    delays.person_id,
    details.la_code,
    details.age_band,
    details.gender,
    coalesce(causes.falls_to, 'Both') AS falls_to,
    delays.days,
    TRUE AS in_numerator,
    TRUE AS in_denominator,
    coalesce(causes.falls_to, 'Both') || ', ' || delays.days
        || CASE WHEN delays.days = 1 THEN ' day' ELSE ' days' END AS result,
    CAST(NULL AS VARCHAR) AS rule,
    CAST(NULL AS BIGINT) AS record_number,
    'Ready to leave hospital' AS what,
    delays.first_day AS episode_start,
    delays.last_day AS episode_end
FROM delays
JOIN person_details AS details
    ON details.person_id = delays.person_id
LEFT JOIN delay_causes AS causes
    ON causes.cause = delays.cause
