-- One row for each request that was completed in the period, with how it ended and why.
SELECT
    'request ' || requests.episode_id AS unit_id,
    requests.person_id,
    requests.la_code,
    requests.age_band,
    requests.gender,
    requests.order_of_risk,
    requests.ended_as,
    requests.ended_as = 'Granted' AS in_numerator,
    TRUE AS in_denominator,
    requests.ended_as AS result,
    CAST(NULL AS VARCHAR) AS rule,
    CAST(NULL AS BIGINT) AS record_number,
    'Deprivation of liberty' AS what,
    requests.received_on AS episode_start,
    requests.decided_on AS episode_end
FROM liberty_requests AS requests
CROSS JOIN period
WHERE requests.decided_on BETWEEN period.period_start AND period.period_end
