-- Other events of the person beside each spell. In the window: begins in the spell or at most 7 days after, and ends after it.
-- Inside: begins in the spell and ends in it, after its first day.
WITH beside AS (
    SELECT
        spell.la_code,
        spell.person_id,
        spell.episode_start,
        spell.episode_end,
        spell.place AS episode_place,
        event.event_kind,
        event.event_start,
        event.event_end,
        event.event_outcome,
        event.service_type,
        event.service_component,
        event.record_number,
        outcome.place,
        outcome.usable,
        event.event_end > spell.episode_end
            AND date_diff('day', spell.episode_end, event.event_start) <= 7 AS in_window,
        event.event_end > spell.episode_start AND event.event_end <= spell.episode_end AS inside
    FROM new_reablement AS spell
    JOIN usable_events AS event
        ON event.la_code = spell.la_code
        AND event.person_id = spell.person_id
        AND event.event_start >= spell.episode_start
    JOIN outcome_places AS outcome
        ON outcome.event_outcome = event.event_outcome
    WHERE NOT (event.event_kind = 'service' AND coalesce(event.service_type, '') = 'Short term support: ST-Max')
),
stopped AS (
    -- A request, assessment or review that is typed as ST-Max stops the window for all that starts with or after it.
    SELECT
        beside.*,
        min(CASE WHEN in_window AND service_type = 'Short term support: ST-Max' THEN event_start END) OVER (
            PARTITION BY la_code, person_id, episode_start
        ) AS stop
    FROM beside
    WHERE in_window OR inside
)
SELECT *
FROM stopped
WHERE inside OR stop IS NULL OR event_start < stop
