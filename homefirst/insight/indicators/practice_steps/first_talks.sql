-- The first real talk with somebody, in a team whose way of working was marked on that day: Conversation 1 where the team
-- worked the Three Conversations way, and the first contact's own try to settle it where the team worked the old way.
-- Where a step was done again in the same piece of work, the last time counts.
WITH talks AS (
    SELECT
        steps.*,
        ways.way,
        CASE
            WHEN steps.outcome IN ('connected', 'settled', 'other_council_service', 'health', 'own_money') THEN 'Settled'
            WHEN steps.outcome IN ('crisis', 'longer_term', 'pass_on', 'urgent') THEN 'Passed on'
            ELSE 'Ended in another way'
        END AS result
    FROM practice_steps AS steps
    CROSS JOIN period
    JOIN ways_of_working AS ways
        ON ways.team = steps.team
        AND steps.finished_on >= ways.since
        AND steps.finished_on <= coalesce(ways.until, period.period_end)
    WHERE steps.state = 'done'
        AND steps.finished_on BETWEEN period.period_start AND period.period_end
        AND (
            (ways.way = 'Three Conversations' AND steps.pathway = 'three_conversations' AND steps.code = 'conversation_1')
            OR (ways.way = 'Old way' AND steps.pathway = 'first_contact' AND steps.code = 'understand')
        )
)
SELECT
    talks.*,
    details.la_code,
    details.age_band,
    details.gender
FROM talks
JOIN person_details AS details
    ON details.person_id = talks.person_id
QUALIFY row_number() OVER (PARTITION BY talks.episode_id, talks.code ORDER BY talks.turn DESC) = 1
