-- One row for each person of a review group; counted in when their review was finished in the period.
SELECT
    group_id || ' ' || members.person_id AS unit_id,
    members.person_id,
    members.la_code,
    members.age_band,
    members.gender,
    members.review_group,
    CASE WHEN reviewed_on IS NULL THEN 'Not reviewed yet' ELSE coalesce(members.led_to, 'Reviewed, nothing recorded yet') END AS led_to,
    coalesce(reviewed_on BETWEEN period.period_start AND period.period_end, FALSE) AS in_numerator,
    TRUE AS in_denominator,
    CASE WHEN reviewed_on IS NULL THEN 'Not reviewed yet' ELSE coalesce(members.led_to, 'Reviewed, nothing recorded yet') END AS result,
    CAST(NULL AS VARCHAR) AS rule,
    CAST(NULL AS BIGINT) AS record_number,
    members.review_group AS what,
    members.picked_on AS episode_start,
    members.reviewed_on AS episode_end
FROM group_members AS members
CROSS JOIN period
