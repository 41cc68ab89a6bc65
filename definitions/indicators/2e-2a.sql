-- 2E(2a). One row for each person aged 18 to 64 with long-term support in the period.
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
WHERE age_band = '18 to 64'
