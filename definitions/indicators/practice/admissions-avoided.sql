-- One row for each care and treatment review of somebody on the register that ended in the period.
SELECT
    'review ' || steps.step_id AS unit_id,
    steps.person_id,
    details.la_code,
    details.age_band,
    details.gender,
    CASE steps.outcome
        WHEN 'avoided' THEN 'An admission was avoided'
        WHEN 'admitted' THEN 'Went into hospital'
        ELSE 'Ended in another way'
    END AS came_out,
    steps.outcome = 'avoided' AS in_numerator,
    steps.outcome IN ('avoided', 'admitted') AS in_denominator,
    CASE steps.outcome
        WHEN 'avoided' THEN 'An admission was avoided'
        WHEN 'admitted' THEN 'Went into hospital'
        ELSE 'Ended in another way'
    END AS result,
    CAST(NULL AS VARCHAR) AS rule,
    CAST(NULL AS BIGINT) AS record_number,
    'Care and treatment review' AS what,
    steps.opened_on AS episode_start,
    steps.finished_on AS episode_end
FROM practice_steps AS steps
CROSS JOIN period
JOIN person_details AS details
    ON details.person_id = steps.person_id
WHERE steps.pathway = 'dynamic_support_register'
    AND steps.code = 'treatment_review'
    AND steps.state = 'done'
    AND steps.finished_on BETWEEN period.period_start AND period.period_end
