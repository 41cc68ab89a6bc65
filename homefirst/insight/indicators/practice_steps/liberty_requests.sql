-- Every request to restrict somebody's liberty: when it came, when and how it ended, and its order of risk. Where nobody said
-- on which day it came, it came on the day on which it was opened. Where it was decided anew, the last decision counts.
WITH ends AS (
    SELECT *
    FROM practice_steps
    WHERE pathway = 'liberty'
        AND state = 'done'
        AND (
            (code = 'receive' AND outcome IN ('withdrawn', 'closed_without_assessment', 'died'))
            OR (code = 'not_needed' AND outcome = 'agreed')
            OR (code IN ('assess_best_interests', 'assess_mental_health') AND outcome IN ('closed_without_assessment', 'died'))
            OR (code = 'sign_off' AND outcome IN ('granted', 'not_granted', 'died'))
        )
    QUALIFY row_number() OVER (PARTITION BY episode_id ORDER BY finished_on DESC, turn DESC, step_id DESC) = 1
),
received AS (
    SELECT episode_id, max(day) AS day
    FROM practice_dates
    WHERE name = 'received'
    GROUP BY episode_id
),
put_in_order AS (
    SELECT steps.episode_id, arg_max(answers.code, steps.turn) AS priority
    FROM practice_answers AS answers
    JOIN practice_steps AS steps
        ON steps.step_id = answers.step_id
    WHERE answers.form = 'liberty_request'
        AND answers.question = 'priority'
    GROUP BY steps.episode_id
),
reasons AS (
    SELECT step_id, max(code) AS reason
    FROM practice_answers
    WHERE form = 'liberty_decision'
        AND question = 'why_not'
    GROUP BY step_id
)
SELECT
    episodes.episode_id,
    episodes.person_id,
    details.la_code,
    details.age_band,
    details.gender,
    coalesce(received.day, episodes.opened_on) AS received_on,
    ends.finished_on AS decided_on,
    CASE put_in_order.priority
        WHEN 'high' THEN 'High'
        WHEN 'medium' THEN 'Medium'
        WHEN 'low' THEN 'Low'
        ELSE 'Not in order yet'
    END AS order_of_risk,
    CASE ends.outcome
        WHEN 'granted' THEN 'Granted'
        WHEN 'agreed' THEN 'Not a deprivation of liberty'
        WHEN 'withdrawn' THEN 'Withdrawn'
        WHEN 'closed_without_assessment' THEN 'Closed without assessment'
        WHEN 'died' THEN 'Died'
        WHEN 'not_granted' THEN 'Not granted: ' || CASE reasons.reason
            WHEN 'change' THEN 'circumstances changed'
            WHEN 'died' THEN 'died'
            WHEN 'has_capacity' THEN 'can decide'
            WHEN 'ineligible' THEN 'the Mental Health Act applies'
            WHEN 'not_best' THEN 'not in their best interests'
            WHEN 'refusal' THEN 'a refusal stands'
            ELSE 'no reason was chosen'
        END
    END AS ended_as
FROM practice_episodes AS episodes
JOIN person_details AS details
    ON details.person_id = episodes.person_id
LEFT JOIN received
    ON received.episode_id = episodes.episode_id
LEFT JOIN ends
    ON ends.episode_id = episodes.episode_id
LEFT JOIN put_in_order
    ON put_in_order.episode_id = episodes.episode_id
LEFT JOIN reasons
    ON reasons.step_id = ends.step_id
WHERE episodes.pathway = 'liberty'
