-- One row for each spell of reablement that was looked back on in the period. Health care afterwards stands in neither part,
-- and so does a spell that ended in hospital, which has no last review.
SELECT
    'spell ' || steps.episode_id AS unit_id,
    steps.person_id,
    details.la_code,
    details.age_band,
    details.gender,
    CASE WHEN episodes.from_pathway = 'hospital_discharge' THEN 'From hospital' ELSE 'From the community' END AS came_from,
    steps.outcome IN ('independent', 'equipment_only') AS in_numerator,
    steps.outcome IN ('independent', 'equipment_only', 'long_term') AS in_denominator,
    CASE steps.outcome
        WHEN 'independent' THEN 'No ongoing care'
        WHEN 'equipment_only' THEN 'Equipment only'
        WHEN 'long_term' THEN 'Ongoing care is needed'
        WHEN 'health' THEN 'Health care is needed'
        ELSE 'Ended in another way'
    END AS result,
    CAST(NULL AS VARCHAR) AS rule,
    CAST(NULL AS BIGINT) AS record_number,
    'Reablement' AS what,
    episodes.opened_on AS episode_start,
    steps.finished_on AS episode_end
FROM practice_steps AS steps
CROSS JOIN period
JOIN practice_episodes AS episodes
    ON episodes.episode_id = steps.episode_id
JOIN person_details AS details
    ON details.person_id = steps.person_id
WHERE steps.pathway = 'reablement'
    AND steps.code = 'final_review'
    AND steps.state = 'done'
    AND steps.finished_on BETWEEN period.period_start AND period.period_end
QUALIFY row_number() OVER (PARTITION BY steps.episode_id ORDER BY steps.turn DESC) = 1
