-- 3D(1a). One row for each person with long-term support on the last day of the period. Those supported in the community are the
-- denominator; those of them with a direct payment or a managed personal budget the numerator.
SELECT
    person_id AS unit_id,
    person_id,
    la_code,
    age_band,
    gender,
    coalesce(mechanism IN ('direct payment', 'managed personal budget'), FALSE) AS in_numerator,
    setting = 'Long term support: Community' AS in_denominator,
    CASE WHEN mechanism IS NULL THEN setting ELSE setting || ', ' || mechanism END AS result,
    CAST(NULL AS VARCHAR) AS rule,
    record_number,
    setting,
    mechanism
FROM client_support
