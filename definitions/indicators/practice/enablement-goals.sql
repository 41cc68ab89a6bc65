-- One row for each year of enablement that was evaluated in the period.
SELECT
    'year ' || years.episode_id AS unit_id,
    years.person_id,
    years.la_code,
    years.age_band,
    years.gender,
    years.hours_moved,
    CASE
        WHEN years.goals = 0 THEN 'No goal'
        WHEN years.goals_met >= years.goals THEN 'Every goal'
        WHEN years.goals_met > 0 THEN 'Some goals'
        ELSE 'No goal reached'
    END AS came_out,
    years.goals > 0 AND years.goals_met >= years.goals AS in_numerator,
    years.goals > 0 AS in_denominator,
    CASE
        WHEN years.goals = 0 THEN 'No goal was set'
        ELSE least(years.goals_met, years.goals) || ' of ' || years.goals
            || CASE WHEN years.goals = 1 THEN ' goal' ELSE ' goals' END
    END AS result,
    CAST(NULL AS VARCHAR) AS rule,
    CAST(NULL AS BIGINT) AS record_number,
    'Year of enablement' AS what,
    years.opened_on AS episode_start,
    years.finished_on AS episode_end
FROM enablement_years AS years
