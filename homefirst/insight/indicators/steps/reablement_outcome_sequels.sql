-- Rule 4: the outcome that stands first among (a) the spell's own, (b) those of window events that survive, (c) that of the
-- last assessment or review inside the spell, less than 14 days before its end.
-- A window event survives when it is not a service, is not "support ended as planned", and its own outcome or the
-- spell's is usable. (a) counts when the window is empty or something in it survives.
WITH judged AS (
    SELECT
        around_reablement.*,
        in_window
            AND event_kind <> 'service'
            AND event_outcome <> 'NFA: Support ended as planned'
            AND (usable OR episode_place < 100) AS survives
    FROM around_reablement
),
windows AS (
    SELECT
        la_code,
        person_id,
        episode_start,
        max(CASE WHEN in_window THEN 1 ELSE 0 END) AS has_window,
        max(CASE WHEN survives THEN 1 ELSE 0 END) AS has_survivor
    FROM judged
    GROUP BY la_code, person_id, episode_start
),
last_inside AS (
    SELECT
        judged.*,
        row_number() OVER (
            PARTITION BY la_code, person_id, episode_start
            ORDER BY event_end DESC, place, record_number DESC
        ) AS last_first
    FROM judged
    WHERE inside
        AND usable
        AND event_kind IN ('assessment', 'review')
        AND date_diff('day', event_end, episode_end) < 14
),
candidates AS (
    SELECT
        spell.la_code,
        spell.person_id,
        spell.episode_start,
        '4a' AS rule,
        spell.event_outcome AS result,
        spell.place,
        spell.record_number
    FROM new_reablement AS spell
    LEFT JOIN windows
        ON windows.la_code = spell.la_code
        AND windows.person_id = spell.person_id
        AND windows.episode_start = spell.episode_start
    WHERE spell.place < 100
        AND (coalesce(windows.has_window, 0) = 0 OR windows.has_survivor = 1)
    UNION ALL
    SELECT la_code, person_id, episode_start, '4b' AS rule, event_outcome AS result, place, record_number
    FROM judged
    WHERE survives
        AND usable
    UNION ALL
    SELECT la_code, person_id, episode_start, '4c' AS rule, event_outcome AS result, place, record_number
    FROM last_inside
    WHERE last_first = 1
),
ordered AS (
    SELECT
        candidates.*,
        row_number() OVER (
            PARTITION BY la_code, person_id, episode_start
            ORDER BY place, rule, record_number DESC
        ) AS best_first
    FROM candidates
)
SELECT la_code, person_id, episode_start, rule, result, record_number
FROM ordered
WHERE best_first = 1
