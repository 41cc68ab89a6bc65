-- One row for each first talk. Settled: nothing was passed on. Those who died, moved away or declined stand in neither part.
SELECT
    'talk ' || step_id AS unit_id,
    person_id,
    la_code,
    age_band,
    gender,
    way,
    result = 'Settled' AS in_numerator,
    result IN ('Settled', 'Passed on') AS in_denominator,
    result,
    CAST(NULL AS VARCHAR) AS rule,
    CAST(NULL AS BIGINT) AS record_number,
    CASE WHEN way = 'Three Conversations' THEN 'Conversation 1' ELSE 'First contact' END AS what,
    opened_on AS episode_start,
    finished_on AS episode_end
FROM first_talks
