-- 2C. One row for each person aged 65 and above with a care home stay that began in the period. The denominator is the area's
-- population, not these people.
SELECT
    unit_id,
    person_id,
    la_code,
    age_band,
    gender,
    result = 'New admission' AS in_numerator,
    FALSE AS in_denominator,
    result,
    CAST(NULL AS VARCHAR) AS rule,
    record_number,
    event_start AS admitted_on
FROM care_home_admissions
WHERE age_band = '65 and above'
