-- Short-term help to maximise independence (ST-Max, whatever its component), joined into spells: a row that starts at
-- most 7 days after the end of all before it belongs to the same spell. The outcome is that of the row that ends last.
WITH short_term AS (
    SELECT usable_events.*, outcome_places.place
    FROM usable_events
    JOIN outcome_places
        ON outcome_places.event_outcome = usable_events.event_outcome
    WHERE event_kind = 'service'
        AND service_type = 'Short term support: ST-Max'
),
after_earlier AS (
    SELECT
        short_term.*,
        max(event_end) OVER (
            PARTITION BY la_code, person_id
            ORDER BY event_start, event_end, place, record_number DESC
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS ended_before
    FROM short_term
),
numbered AS (
    SELECT
        after_earlier.*,
        sum(CASE WHEN date_diff('day', ended_before, event_start) <= 7 THEN 0 ELSE 1 END) OVER (
            PARTITION BY la_code, person_id
            ORDER BY event_start, event_end, place, record_number DESC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS episode_number
    FROM after_earlier
),
outcomes AS (
    SELECT
        la_code,
        person_id,
        min(event_start) OVER episode AS episode_start,
        event_end AS episode_end,
        event_outcome,
        place,
        record_number,
        row_number() OVER (
            PARTITION BY la_code, person_id, episode_number
            ORDER BY event_end DESC, place, record_number DESC
        ) AS last_first
    FROM numbered
    WINDOW episode AS (PARTITION BY la_code, person_id, episode_number)
)
SELECT la_code, person_id, episode_start, episode_end, event_outcome, place, record_number
FROM outcomes
WHERE last_first = 1
