-- 2A. One row for each spell of reablement that ended in the period, of somebody new to long-term support.
-- In neither part: death, hospital, care by the NHS, self-funding, support declined, and outcomes that close nothing.
WITH followed AS (
    SELECT
        results.*,
        result IN (
            'Short term support: Ongoing low level',
            'Short term support: Other short term',
            'NFA: Responsibility moved to another local authority',
            'NFA: Information and advice or signposting',
            'NFA: Referral to other service within the local authority',
            'NFA: Support ended as planned',
            'NFA: Support ended for other reason',
            'NFA: No services offered for other reason',
            'NFA: Other'
        ) AS no_long_term_care
    FROM reablement_results AS results
)
SELECT
    person_id || ' ' || episode_start AS unit_id,
    person_id,
    la_code,
    age_band,
    gender,
    no_long_term_care AS in_numerator,
    no_long_term_care OR result IN (
        'Long term support: Nursing care',
        'Long term support: Residential care',
        'Long term support: Community',
        'Long term support: Prison',
        'Short term support: Residential or Nursing care'
    ) AS in_denominator,
    result,
    rule,
    record_number,
    episode_start,
    episode_end
FROM followed
