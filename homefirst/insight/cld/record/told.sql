-- view
-- Every landed row with the person it is about and what it says of them, whatever kind of row it is.
SELECT
    landed.*,
    CASE
        WHEN nhs_digits IS NOT NULL THEN nhs_digits
        ELSE coalesce(la_code, '') || '_' || upper(la_person_id)
    END AS person_id
FROM landed
WHERE nhs_digits IS NOT NULL OR la_person_id IS NOT NULL
