-- One row for each request that waited on the last day of the period.
SELECT
    'request ' || requests.episode_id AS unit_id,
    requests.person_id,
    requests.la_code,
    requests.age_band,
    requests.gender,
    requests.order_of_risk,
    CASE
        WHEN requests.received_on + 21 >= period.period_end THEN 'Up to 21 days'
        WHEN requests.received_on + 90 >= period.period_end THEN '22 to 90 days'
        WHEN requests.received_on + 365 >= period.period_end THEN '91 days to a year'
        ELSE 'More than a year'
    END AS waited,
    requests.received_on + 21 < period.period_end AS in_numerator,
    TRUE AS in_denominator,
    requests.order_of_risk || ', ' || date_diff('day', requests.received_on, period.period_end)
        || CASE WHEN requests.received_on + 1 = period.period_end THEN ' day' ELSE ' days' END AS result,
    CAST(NULL AS VARCHAR) AS rule,
    CAST(NULL AS BIGINT) AS record_number,
    'Deprivation of liberty' AS what,
    requests.received_on AS episode_start,
    requests.decided_on AS episode_end
FROM liberty_requests AS requests
CROSS JOIN period
WHERE requests.received_on <= period.period_end
    AND (requests.decided_on IS NULL OR requests.decided_on > period.period_end)
