-- How many days the period has; none for a period before anybody's way home from hospital was arranged here.
SELECT
    'Total' AS grouping,
    CASE
        WHEN min(steps.opened_on) <= max(period.period_end) THEN date_diff('day', max(period.period_start), max(period.period_end)) + 1
        ELSE 0
    END AS amount
FROM period
LEFT JOIN practice_steps AS steps
    ON steps.pathway = 'hospital_discharge'
