-- One row for each trial that ended in the period, with what it was to help with, as it was said at the start.
WITH needs AS (
    SELECT
        steps.episode_id,
        arg_max(answers.code, steps.turn) AS worry
    FROM practice_answers AS answers
    JOIN practice_steps AS steps
        ON steps.step_id = answers.step_id
        AND steps.state = 'done'
    WHERE answers.form = 'technology_need'
        AND answers.question = 'kind'
    GROUP BY steps.episode_id
),
reasons AS (
    SELECT
        step_id,
        max(code) AS because
    FROM practice_answers
    WHERE form = 'technology_trial'
        AND question = 'not_kept_because'
    GROUP BY step_id
)
SELECT
    'trial ' || steps.step_id AS unit_id,
    steps.person_id,
    details.la_code,
    details.age_band,
    details.gender,
    CASE needs.worry
        WHEN 'falls' THEN 'Falls'
        WHEN 'wandering' THEN 'Getting lost'
        WHEN 'medicines' THEN 'Medicines'
        WHEN 'night' THEN 'Nights'
        WHEN 'reassurance' THEN 'Feeling safe'
        WHEN 'skills' THEN 'Doing more alone'
        ELSE 'Unknown'
    END AS worry,
    CASE steps.outcome
        WHEN 'keep' THEN 'Kept'
        WHEN 'change' THEN 'Another is tried'
        WHEN 'take_away' THEN 'Taken away'
        ELSE 'Ended in another way'
    END AS came_out,
    CASE
        WHEN steps.outcome = 'keep' THEN 'Kept'
        WHEN reasons.because = 'watches' THEN 'It watches too much'
        WHEN reasons.because = 'false_calls' THEN 'It called when nothing was wrong'
        WHEN reasons.because = 'no_answer' THEN 'Nobody could answer it in time'
        WHEN reasons.because = 'hard' THEN 'It was hard to use'
        WHEN reasons.because = 'did_not_work' THEN 'It did not work'
        WHEN reasons.because = 'not_needed' THEN 'It is no longer needed'
        WHEN reasons.because = 'not_wanted' THEN 'They do not want it'
        WHEN reasons.because = 'other' THEN 'Something else'
        ELSE 'Not said'
    END AS not_so_because,
    steps.outcome = 'keep' AS in_numerator,
    steps.outcome IN ('keep', 'change', 'take_away') AS in_denominator,
    CASE steps.outcome
        WHEN 'keep' THEN 'Kept'
        WHEN 'change' THEN 'Another is tried'
        WHEN 'take_away' THEN 'Taken away'
        ELSE 'Ended in another way'
    END AS result,
    CAST(NULL AS VARCHAR) AS rule,
    CAST(NULL AS BIGINT) AS record_number,
    'Trial' AS what,
    steps.opened_on AS episode_start,
    steps.finished_on AS episode_end
FROM practice_steps AS steps
CROSS JOIN period
JOIN person_details AS details
    ON details.person_id = steps.person_id
LEFT JOIN needs
    ON needs.episode_id = steps.episode_id
LEFT JOIN reasons
    ON reasons.step_id = steps.step_id
WHERE steps.pathway = 'assistive_technology'
    AND steps.code = 'trial'
    AND steps.state = 'done'
    AND steps.finished_on BETWEEN period.period_start AND period.period_end
