-- Days lost in hospital, as whoever arranged the way home told them: one row for each time that it was arranged and days were
-- lost. Where several causes were named, the first decides. Only days inside the period count.
WITH told AS (
    SELECT
        step_id,
        max(day) FILTER (WHERE question = 'delay_from') AS delay_from,
        max(number) FILTER (WHERE question = 'delay_days') AS delay_days,
        arg_min(code, place) FILTER (WHERE question = 'delay_causes') AS cause
    FROM practice_answers
    WHERE form = 'discharge_arrange'
    GROUP BY step_id
),
spans AS (
    SELECT
        steps.person_id,
        steps.step_id,
        told.cause,
        coalesce(told.delay_from, steps.finished_on - CAST(told.delay_days AS INTEGER)) AS first_day,
        coalesce(told.delay_from, steps.finished_on - CAST(told.delay_days AS INTEGER))
            + CAST(told.delay_days AS INTEGER) - 1 AS last_day
    FROM told
    JOIN practice_steps AS steps
        ON steps.step_id = told.step_id
        AND steps.state = 'done'
    WHERE told.cause <> 'none'
        AND told.delay_days > 0
)
SELECT
    spans.*,
    date_diff(
        'day', greatest(first_day, period.period_start), least(last_day, period.period_end)
    ) + 1 AS days
FROM spans
CROSS JOIN period
WHERE first_day <= period.period_end
    AND last_day >= period.period_start
