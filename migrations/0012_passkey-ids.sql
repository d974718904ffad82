-- A passkey opens one account. Where two have one, it stays with whoever had it first.

DELETE FROM passkeys AS later USING passkeys AS first
WHERE later.credential_id = first.credential_id
  AND (coalesce(later.created_at, 'infinity'), later.id) > (coalesce(first.created_at, 'infinity'), first.id);

CREATE UNIQUE INDEX passkeys_credential_id_key ON passkeys (credential_id);
