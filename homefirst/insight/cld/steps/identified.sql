-- view
-- Every submitted row with the person it is about. A row with no identifier is not here (it was held back).
-- The NHS number counts only when it can be one (ten digits, not all the same); else the council's own identifier
-- with the council's code before it. Birth is known to the month.
SELECT
    rows.*,
    CASE
        WHEN nhs_digits IS NOT NULL THEN nhs_digits
        ELSE la_code || '_' || upper(la_person_id)
    END AS person_id,
    CAST(date_trunc('month', date_of_birth) AS DATE) AS birth_month,
    lower(event_type) AS event_kind
FROM rows
WHERE nhs_digits IS NOT NULL OR la_person_id IS NOT NULL
