-- 3D(2b). One row for each unpaid carer helped in the period. Those with support of their own are the denominator; those of them
-- with a direct payment the numerator.
SELECT
    person_id AS unit_id,
    person_id,
    la_code,
    age_band,
    gender,
    support = 'Direct Payment only' AS in_numerator,
    support IN (
        'Direct Payment only', 'CASSR Managed Personal Budget', 'CASSR Commissioned Support only'
    ) AS in_denominator,
    support AS result,
    CAST(NULL AS VARCHAR) AS rule,
    record_number
FROM carer_support
