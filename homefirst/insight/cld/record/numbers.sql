-- Each of the council's own numbers, whatever its capitals, and the one person who has it: whoever has an NHS number
-- before whoever has none, then whoever was named by it last.
SELECT
    arg_max(la_person_id, record_number) AS value,
    arg_max(person_id, CASE WHEN nhs_digits IS NOT NULL THEN 1000000000000000 ELSE 0 END + record_number) AS source_key
FROM told
WHERE la_person_id IS NOT NULL
GROUP BY upper(la_person_id)
