-- One row for each request that was completed in the period.
SELECT
    'request ' || requests.episode_id AS unit_id,
    requests.person_id,
    requests.la_code,
    requests.age_band,
    requests.gender,
    requests.order_of_risk,
    requests.ended_as,
    requests.decided_on <= requests.received_on + 21 AS in_numerator,
    TRUE AS in_denominator,
    requests.ended_as || ', ' || date_diff('day', requests.received_on, requests.decided_on)
        || CASE WHEN requests.decided_on = requests.received_on + 1 THEN ' day' ELSE ' days' END AS result,
    CAST(NULL AS VARCHAR) AS rule,
    CAST(NULL AS BIGINT) AS record_number,
    'Deprivation of liberty' AS what,
    requests.received_on AS episode_start,
    requests.decided_on AS episode_end
FROM liberty_requests AS requests
CROSS JOIN period
WHERE requests.decided_on BETWEEN period.period_start AND period.period_end
