-- On how many days of the period at least one team worked each way: none for a way of other times. "Total" is every day of
-- the period.
WITH days AS (
    SELECT
        ways.way,
        unnest(generate_series(
            greatest(ways.since, period.period_start),
            least(coalesce(ways.until, period.period_end), period.period_end),
            INTERVAL 1 DAY
        )) AS day
    FROM ways_of_working AS ways
    CROSS JOIN period
)
SELECT ways.way AS grouping, count(DISTINCT days.day) AS amount
FROM ways_of_working AS ways
LEFT JOIN days
    ON days.way = ways.way
GROUP BY ways.way
UNION ALL
SELECT 'Total' AS grouping, date_diff('day', period_start, period_end) + 1 AS amount
FROM period
