-- What followed each spell: the first rule that fits.
WITH equipment AS (
    SELECT la_code, person_id, episode_start, max(record_number) AS record_number
    FROM around_reablement
    WHERE inside
        AND event_kind = 'service'
        AND service_component = 'Equipment'
    GROUP BY la_code, person_id, episode_start
)
SELECT
    spell.la_code,
    spell.person_id,
    spell.episode_start,
    spell.episode_end,
    spell.age_band,
    spell.gender,
    CASE
        WHEN date_diff('day', spell.episode_end, spell.date_of_death) <= 7 THEN '1'
        WHEN spell.event_outcome = 'Admitted to hospital' THEN '2'
        WHEN service.result IS NOT NULL THEN '3'
        WHEN outcome.rule IS NOT NULL THEN outcome.rule
        WHEN equipment.record_number IS NOT NULL THEN '5'
        ELSE '6'
    END AS rule,
    CASE
        WHEN date_diff('day', spell.episode_end, spell.date_of_death) <= 7 THEN 'NFA: Deceased'
        WHEN spell.event_outcome = 'Admitted to hospital' THEN spell.event_outcome
        WHEN service.result IS NOT NULL THEN service.result
        WHEN outcome.rule IS NOT NULL THEN outcome.result
        WHEN equipment.record_number IS NOT NULL THEN 'Short term support: Ongoing low level'
        ELSE spell.event_outcome
    END AS result,
    CASE
        WHEN date_diff('day', spell.episode_end, spell.date_of_death) <= 7 THEN spell.record_number
        WHEN spell.event_outcome = 'Admitted to hospital' THEN spell.record_number
        ELSE coalesce(service.record_number, outcome.record_number, equipment.record_number, spell.record_number)
    END AS record_number
FROM new_reablement AS spell
LEFT JOIN reablement_service_sequels AS service
    ON service.la_code = spell.la_code
    AND service.person_id = spell.person_id
    AND service.episode_start = spell.episode_start
LEFT JOIN reablement_outcome_sequels AS outcome
    ON outcome.la_code = spell.la_code
    AND outcome.person_id = spell.person_id
    AND outcome.episode_start = spell.episode_start
LEFT JOIN equipment
    ON equipment.la_code = spell.la_code
    AND equipment.person_id = spell.person_id
    AND equipment.episode_start = spell.episode_start
