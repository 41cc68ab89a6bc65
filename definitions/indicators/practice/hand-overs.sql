-- One row for each piece of work that ended in the period. Safeguarding and liberty are left out, since a list of people here
-- would tell more readers who stands there.
SELECT
    'work ' || episodes.episode_id AS unit_id,
    episodes.person_id,
    details.la_code,
    details.age_band,
    details.gender,
    episodes.hand_overs,
    episodes.title AS pathway_title,
    CASE
        WHEN episodes.hand_overs = 0 THEN 'Never'
        WHEN episodes.hand_overs = 1 THEN 'Once'
        WHEN episodes.hand_overs = 2 THEN 'Twice'
        ELSE 'Three times or more'
    END AS handed_over,
    episodes.hand_overs > 0 AS in_numerator,
    TRUE AS in_denominator,
    CASE
        WHEN episodes.hand_overs = 0 THEN 'Never handed over'
        WHEN episodes.hand_overs = 1 THEN '1 hand-over'
        ELSE episodes.hand_overs || ' hand-overs'
    END AS result,
    CAST(NULL AS VARCHAR) AS rule,
    CAST(NULL AS BIGINT) AS record_number,
    episodes.title AS what,
    episodes.opened_on AS episode_start,
    episodes.closed_on AS episode_end
FROM practice_episodes AS episodes
CROSS JOIN period
JOIN person_details AS details
    ON details.person_id = episodes.person_id
WHERE episodes.state = 'closed'
    AND episodes.closed_on BETWEEN period.period_start AND period.period_end
    AND episodes.pathway NOT IN (
        'safeguarding', 'organisational_safeguarding', 'liberty', 'liberty_protection_safeguards', 'position_of_trust',
        'adult_review'
    )
