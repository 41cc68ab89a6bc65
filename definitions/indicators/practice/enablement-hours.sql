-- One row for each year of enablement that was evaluated in the period and says hours before and after.
SELECT
    'year ' || years.episode_id AS unit_id,
    years.person_id,
    years.la_code,
    years.age_band,
    years.gender,
    years.hours_moved,
    years.before - years.after AS hours_fewer,
    TRUE AS in_numerator,
    TRUE AS in_denominator,
    'From ' || printf('%g', years.before) || ' to ' || printf('%g', years.after) || ' hours a week' AS result,
    CAST(NULL AS VARCHAR) AS rule,
    CAST(NULL AS BIGINT) AS record_number,
    'Year of enablement' AS what,
    years.opened_on AS episode_start,
    years.finished_on AS episode_end
FROM enablement_years AS years
WHERE years.before IS NOT NULL
    AND years.after IS NOT NULL
