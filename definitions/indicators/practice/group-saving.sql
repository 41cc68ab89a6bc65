-- One row for each person of a review group; what their change saves until the group's year ends is added up once the change
-- was made. A change that costs more takes away. A person whose change lies outside the period is left out.
SELECT
    group_id || ' ' || members.person_id AS unit_id,
    members.person_id,
    members.la_code,
    members.age_band,
    members.gender,
    members.review_group,
    coalesce(members.led_to, 'Nothing recorded yet') AS led_to,
    coalesce(members.saving, 0) AS saving,
    coalesce(members.changed_on BETWEEN period.period_start AND period.period_end, FALSE) AS in_numerator,
    coalesce(members.changed_on BETWEEN period.period_start AND period.period_end, FALSE) AS in_denominator,
    CASE
        WHEN members.led_to IS NULL THEN 'Nothing recorded yet'
        WHEN members.changed_on IS NULL THEN members.led_to
        ELSE members.led_to || ', £' || CAST(CAST(round(members.saving) AS BIGINT) AS VARCHAR) || ' to the end of the year'
    END AS result,
    CAST(NULL AS VARCHAR) AS rule,
    CAST(NULL AS BIGINT) AS record_number,
    members.review_group AS what,
    members.picked_on AS episode_start,
    members.changed_on AS episode_end
FROM group_members AS members
CROSS JOIN period
