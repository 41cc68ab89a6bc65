-- What the review groups that run in the period are to save by their end: of each, and of all.
WITH running AS (
    SELECT title, target
    FROM review_groups
    CROSS JOIN period
    WHERE picked_on <= period.period_end
        AND ends_on >= period.period_start
)
SELECT title AS grouping, sum(target) AS amount
FROM running
GROUP BY title
UNION ALL
SELECT 'Total' AS grouping, sum(target) AS amount
FROM running
