-- One row for each return to the hub in the period: its step of welcome, or a new piece of work that began within two years of
-- the end of an earlier one.
WITH back AS (
    SELECT
        step_id AS id,
        person_id,
        opened_on,
        TRUE AS is_easy
    FROM practice_steps
    WHERE pathway = 'mental_health_hub'
        AND code = 'welcome_back'
    UNION ALL
    SELECT DISTINCT
        'anew ' || anew.episode_id,
        anew.person_id,
        anew.opened_on,
        FALSE
    FROM practice_episodes AS anew
    JOIN practice_episodes AS earlier
        ON earlier.person_id = anew.person_id
        AND earlier.pathway = 'mental_health_hub'
        AND earlier.episode_id <> anew.episode_id
        AND earlier.closed_on <= anew.opened_on
        AND earlier.closed_on + INTERVAL 24 MONTH >= anew.opened_on
    WHERE anew.pathway = 'mental_health_hub'
)
SELECT
    'return ' || back.id AS unit_id,
    back.person_id,
    details.la_code,
    details.age_band,
    details.gender,
    CASE WHEN back.is_easy THEN 'Went on where it stopped' ELSE 'Began anew' END AS came_out,
    back.is_easy AS in_numerator,
    TRUE AS in_denominator,
    CASE WHEN back.is_easy THEN 'Went on where it stopped' ELSE 'Began anew' END AS result,
    CAST(NULL AS VARCHAR) AS rule,
    CAST(NULL AS BIGINT) AS record_number,
    'Came back' AS what,
    back.opened_on AS episode_start,
    back.opened_on AS episode_end
FROM back
CROSS JOIN period
JOIN person_details AS details
    ON details.person_id = back.person_id
WHERE back.opened_on BETWEEN period.period_start AND period.period_end
