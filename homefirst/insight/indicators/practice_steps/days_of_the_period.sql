-- How many days the period has.
SELECT 'Total' AS grouping, date_diff('day', period_start, period_end) + 1 AS amount
FROM period
