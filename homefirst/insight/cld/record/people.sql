-- One row for each person that any file names. What the method knows stands first; where it knows nothing of somebody
-- (none of their rows stands in the return) their latest rows speak, in Release 2 words.
WITH facts AS (
    SELECT
        latest.person_id AS source_key,
        latest.nhs_number,
        latest.first_file,
        latest.last_file,
        coalesce(latest.given_name, '') AS given_name,
        coalesce(latest.family_name, '') AS family_name,
        coalesce(upper(latest.postcode), '') AS postcode,
        coalesce(latest.gp_name, '') AS gp_name,
        coalesce(latest.gp_code, '') AS gp_code,
        coalesce(map_client_type.release_2, latest.client_type, '') AS client_type,
        coalesce(map_autism.release_2, latest.autism, '') AS autism,
        coalesce(map_visual.release_2, latest.visual_impairment, '') AS visual_impairment,
        coalesce(map_hearing.release_2, latest.hearing_impairment, '') AS hearing_impairment,
        coalesce(map_dementia.release_2, latest.dementia, '') AS dementia,
        coalesce(stated.gender, map_gender.release_2, latest.gender, '') AS gender,
        coalesce(stated.ethnicity, map_ethnicity.release_2, latest.ethnicity, '') AS ethnicity,
        coalesce(stated.accommodation, map_accommodation.release_2, latest.accommodation, '') AS accommodation,
        coalesce(stated.primary_support_reason, map_reason.release_2, latest.primary_support_reason, '') AS primary_support_reason,
        coalesce(stated.employment, map_employment.release_2, latest.employment, '') AS employment,
        coalesce(stated.funding, map_funding.release_2, latest.funding, '') AS funding,
        coalesce(stated.has_unpaid_carer, map_carer.release_2, latest.has_unpaid_carer, '') AS has_unpaid_carer,
        CASE WHEN stated.person_id IS NULL THEN latest.date_of_birth ELSE births.birth_date END AS birth_date,
        CASE WHEN stated.person_id IS NULL THEN latest.date_of_death ELSE stated.date_of_death END AS died_on
    FROM latest
    LEFT JOIN stated_once AS stated
        ON stated.person_id = latest.person_id
    LEFT JOIN births
        ON births.person_id = latest.person_id
    LEFT JOIN codes AS map_client_type
        ON map_client_type.field = 'client_type'
        AND map_client_type.submitted = lower(latest.client_type)
    LEFT JOIN codes AS map_autism
        ON map_autism.field = 'autism'
        AND map_autism.submitted = lower(latest.autism)
    LEFT JOIN codes AS map_visual
        ON map_visual.field = 'visual_impairment'
        AND map_visual.submitted = lower(latest.visual_impairment)
    LEFT JOIN codes AS map_hearing
        ON map_hearing.field = 'hearing_impairment'
        AND map_hearing.submitted = lower(latest.hearing_impairment)
    LEFT JOIN codes AS map_dementia
        ON map_dementia.field = 'dementia'
        AND map_dementia.submitted = lower(latest.dementia)
    LEFT JOIN codes AS map_gender
        ON map_gender.field = 'gender'
        AND map_gender.submitted = lower(latest.gender)
    LEFT JOIN codes AS map_ethnicity
        ON map_ethnicity.field = 'ethnicity'
        AND map_ethnicity.submitted = lower(latest.ethnicity)
    LEFT JOIN codes AS map_accommodation
        ON map_accommodation.field = 'accommodation'
        AND map_accommodation.submitted = lower(latest.accommodation)
    LEFT JOIN codes AS map_reason
        ON map_reason.field = 'primary_support_reason'
        AND map_reason.submitted = lower(latest.primary_support_reason)
    LEFT JOIN codes AS map_employment
        ON map_employment.field = 'employment'
        AND map_employment.submitted = lower(latest.employment)
    LEFT JOIN codes AS map_funding
        ON map_funding.field = 'funding'
        AND map_funding.submitted = lower(latest.funding)
    LEFT JOIN codes AS map_carer
        ON map_carer.field = 'has_unpaid_carer'
        AND map_carer.submitted = lower(latest.has_unpaid_carer)
)
SELECT
    facts.*,
    md5(CAST(row(
        nhs_number, given_name, family_name, postcode, gp_name, gp_code, client_type, autism, visual_impairment,
        hearing_impairment, dementia, gender, ethnicity, accommodation, primary_support_reason, employment, funding,
        has_unpaid_carer, birth_date, died_on
    ) AS VARCHAR)) AS file_digest
FROM facts
