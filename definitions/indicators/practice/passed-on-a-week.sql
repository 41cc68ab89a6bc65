-- One row for each first talk; those passed on count, for every seven days on which that way was worked.
SELECT
    'talk ' || step_id AS unit_id,
    person_id,
    la_code,
    age_band,
    gender,
    way,
    result = 'Passed on' AS in_numerator,
    result IN ('Settled', 'Passed on') AS in_denominator,
    result,
    CAST(NULL AS VARCHAR) AS rule,
    CAST(NULL AS BIGINT) AS record_number,
    CASE WHEN way = 'Three Conversations' THEN 'Conversation 1' ELSE 'First contact' END AS what,
    opened_on AS episode_start,
    finished_on AS episode_end
FROM first_talks
