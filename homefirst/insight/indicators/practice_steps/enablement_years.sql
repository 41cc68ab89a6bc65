-- Years of enablement that were evaluated in the period: goals set at the start and met at the end, hours of help a week
-- before and after. A goal counts as set where the help that it needs was read at the start.
WITH ended AS (
    SELECT
        steps.*,
        max(answers.number) FILTER (WHERE answers.question = 'goals_met') AS met,
        max(answers.number) FILTER (WHERE answers.question = 'hours_before') AS before,
        max(answers.number) FILTER (WHERE answers.question = 'hours_after') AS after
    FROM practice_steps AS steps
    CROSS JOIN period
    JOIN practice_answers AS answers
        ON answers.step_id = steps.step_id
        AND answers.form = 'enablement_evaluation'
    WHERE steps.pathway = 'enablement'
        AND steps.code = 'evaluation'
        AND steps.state = 'done'
        AND steps.finished_on BETWEEN period.period_start AND period.period_end
    GROUP BY ALL
),
goals AS (
    SELECT
        steps.episode_id,
        count(DISTINCT answers.question) AS goals
    FROM practice_answers AS answers
    JOIN practice_steps AS steps
        ON steps.step_id = answers.step_id
        AND steps.state = 'done'
    WHERE answers.form = 'enablement_baseline'
        AND answers.question IN ('goal_1_now', 'goal_2_now', 'goal_3_now', 'goal_4_now', 'goal_5_now')
    GROUP BY steps.episode_id
)
SELECT
    ended.episode_id,
    ended.person_id,
    episodes.opened_on,
    ended.finished_on,
    coalesce(goals.goals, 0) AS goals,
    CAST(coalesce(ended.met, 0) AS INTEGER) AS goals_met,
    ended.before,
    ended.after,
    CASE
        WHEN ended.after < ended.before THEN 'Fewer hours'
        WHEN ended.after > ended.before THEN 'More hours'
        WHEN ended.after = ended.before THEN 'The same hours'
        ELSE 'Not known'
    END AS hours_moved,
    details.la_code,
    details.age_band,
    details.gender
FROM ended
JOIN practice_episodes AS episodes
    ON episodes.episode_id = ended.episode_id
JOIN person_details AS details
    ON details.person_id = ended.person_id
LEFT JOIN goals
    ON goals.episode_id = ended.episode_id
