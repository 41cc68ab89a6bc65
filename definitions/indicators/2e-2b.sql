-- 2E(2b). One row for each person aged 65 and above with long-term support in the period.
-- An unknown home stays in the denominator.
SELECT
    person_id AS unit_id,
    person_id,
    la_code,
    age_band,
    gender,
    settled AS in_numerator,
    TRUE AS in_denominator,
    accommodation AS result,
    CAST(NULL AS VARCHAR) AS rule,
    record_number
FROM long_term_people
WHERE age_band = '65 and above'
