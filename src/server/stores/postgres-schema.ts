// The tables and functions that Postgres needs.

import { TURN_MS, WANTED_MS } from '../coordination/coordination.js'
import { KEPT_MS } from './stored-reading.js'

/**
 * Creates what `postgresCoordination` uses, in the first schema of `search_path`. It can be run again, so put it into a migration, or run
 * it at start-up. It needs PostgreSQL 12.
 */
export const postgresSchema: string = `
CREATE TABLE IF NOT EXISTS stream_uploader_bucket (name text PRIMARY KEY, tokens float8 NOT NULL, at float8 NOT NULL);
CREATE TABLE IF NOT EXISTS stream_uploader_rest (id boolean PRIMARY KEY DEFAULT true, until_then float8 NOT NULL);
CREATE TABLE IF NOT EXISTS stream_uploader_video (
  id text PRIMARY KEY, video text, asked float8, modified float8, ended boolean, told text[] NOT NULL DEFAULT '{}', changed float8 NOT NULL);
CREATE TABLE IF NOT EXISTS stream_uploader_claim (
  id text, video_end text, holder text NOT NULL, until_then float8 NOT NULL, PRIMARY KEY (id, video_end));
CREATE TABLE IF NOT EXISTS stream_uploader_wanted (id text PRIMARY KEY, wanted float8 NOT NULL, turn float8 NOT NULL);
CREATE INDEX IF NOT EXISTS stream_uploader_wanted_turn ON stream_uploader_wanted (turn);

CREATE OR REPLACE FUNCTION stream_uploader_now() RETURNS float8 LANGUAGE sql VOLATILE AS $$
  SELECT extract(epoch FROM clock_timestamp())::float8 * 1000
$$;

CREATE OR REPLACE FUNCTION stream_uploader_take(asked jsonb) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
  now_ms float8;
  rest_ms float8;
  wait_ms float8;
BEGIN
  INSERT INTO stream_uploader_bucket
    SELECT b.name, b.capacity, stream_uploader_now()
    FROM jsonb_to_recordset(asked) AS b(name text, capacity float8) ORDER BY b.name
    ON CONFLICT DO NOTHING;
  PERFORM 1 FROM stream_uploader_bucket
    WHERE name IN (SELECT b.name FROM jsonb_to_recordset(asked) AS b(name text)) ORDER BY name FOR UPDATE;
  now_ms := stream_uploader_now();
  SELECT max(until_then) - now_ms INTO rest_ms FROM stream_uploader_rest;
  IF rest_ms > 0 THEN RETURN ceil(rest_ms); END IF;
  UPDATE stream_uploader_bucket AS kept
    SET tokens = least(b.capacity, kept.tokens + greatest(0, now_ms - kept.at) * b."perMinute" / 60000), at = now_ms
    FROM jsonb_to_recordset(asked) AS b(name text, capacity float8, "perMinute" float8) WHERE kept.name = b.name;
  SELECT max(ceil((b.leave + 1 - kept.tokens) / b."perMinute" * 60000)) INTO wait_ms
    FROM stream_uploader_bucket AS kept
    JOIN jsonb_to_recordset(asked) AS b(name text, "perMinute" float8, leave float8) ON kept.name = b.name
    WHERE b.leave + 1 - kept.tokens > 1e-6;
  IF wait_ms > 0 THEN RETURN wait_ms; END IF;
  UPDATE stream_uploader_bucket SET tokens = tokens - 1
    WHERE name IN (SELECT b.name FROM jsonb_to_recordset(asked) AS b(name text));
  RETURN 0;
END $$;

CREATE OR REPLACE FUNCTION stream_uploader_set_rest(ms float8) RETURNS void LANGUAGE sql AS $$
  INSERT INTO stream_uploader_rest AS kept (until_then) VALUES (stream_uploader_now() + ms)
  ON CONFLICT (id) DO UPDATE SET until_then = greatest(kept.until_then, excluded.until_then)
$$;

CREATE OR REPLACE FUNCTION stream_uploader_known(ids jsonb) RETURNS jsonb LANGUAGE sql AS $$
  SELECT coalesce(jsonb_agg(
    CASE WHEN kept.video IS NULL THEN 'null'::jsonb ELSE jsonb_build_array(kept.video,
      CASE WHEN kept.asked > stream_uploader_now() THEN ${Number.MAX_SAFE_INTEGER} ELSE stream_uploader_now() - kept.asked END,
      to_jsonb(kept.told)) END
    ORDER BY asked.nr), '[]')
  FROM jsonb_array_elements_text(ids) WITH ORDINALITY AS asked(id, nr)
  LEFT JOIN stream_uploader_video AS kept ON kept.id = asked.id
$$;

CREATE OR REPLACE FUNCTION stream_uploader_merge(readings jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  now_ms float8 := stream_uploader_now();
BEGIN
  INSERT INTO stream_uploader_video AS kept (id, video, asked, modified, ended, changed)
    SELECT r.id, r.video, greatest(0, now_ms - r."askedAgoMs"), r.modified, r."hasEnded", now_ms
    FROM jsonb_to_recordset(readings) AS r(id text, video text, "askedAgoMs" float8, modified float8, "hasEnded" boolean)
    ORDER BY r.id
    ON CONFLICT (id) DO UPDATE SET
      video = excluded.video, asked = excluded.asked, modified = excluded.modified, ended = excluded.ended, changed = now_ms
    WHERE kept.video IS NULL OR (kept.video <> 'null' AND (
      excluded.video = 'null'
      OR (excluded.ended AND NOT kept.ended)
      OR (excluded.ended = kept.ended AND (excluded.asked >= kept.asked OR kept.asked > now_ms)
        AND coalesce(excluded.modified >= kept.modified, true))));
  RETURN stream_uploader_known((
    SELECT jsonb_agg(r.one->'id' ORDER BY r.nr) FROM jsonb_array_elements(readings) WITH ORDINALITY AS r(one, nr)));
END $$;

CREATE OR REPLACE FUNCTION stream_uploader_claim_end(video_id text, claimed text, who text, lease_ms float8) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  now_ms float8;
BEGIN
  INSERT INTO stream_uploader_video (id, changed) VALUES (video_id, stream_uploader_now()) ON CONFLICT DO NOTHING;
  PERFORM 1 FROM stream_uploader_video WHERE id = video_id FOR UPDATE;
  now_ms := stream_uploader_now();
  IF (SELECT claimed = ANY (told) FROM stream_uploader_video WHERE id = video_id) THEN RETURN 'told'; END IF;
  INSERT INTO stream_uploader_claim AS kept VALUES (video_id, claimed, who, now_ms + lease_ms)
    ON CONFLICT (id, video_end) DO UPDATE SET holder = excluded.holder, until_then = excluded.until_then
    WHERE kept.until_then <= now_ms;
  RETURN CASE WHEN FOUND THEN 'yours' ELSE 'busy' END;
END $$;

CREATE OR REPLACE FUNCTION stream_uploader_done(video_id text, claimed text, who text, was_told boolean) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF was_told THEN
    INSERT INTO stream_uploader_video AS kept (id, told, changed) VALUES (video_id, ARRAY[claimed], stream_uploader_now())
      ON CONFLICT (id) DO UPDATE SET told = array_append(kept.told, claimed), changed = excluded.changed
      WHERE NOT claimed = ANY (kept.told);
  END IF;
  DELETE FROM stream_uploader_claim WHERE id = video_id AND video_end = claimed AND holder = who;
END $$;

CREATE OR REPLACE FUNCTION stream_uploader_want(ids jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO stream_uploader_wanted
    SELECT id, stream_uploader_now(), 0 FROM jsonb_array_elements_text(ids) AS asked(id) ORDER BY id
    ON CONFLICT (id) DO UPDATE SET wanted = excluded.wanted
$$;

CREATE OR REPLACE FUNCTION stream_uploader_due(most int) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  now_ms float8 := stream_uploader_now();
  ids text[];
BEGIN
  DELETE FROM stream_uploader_wanted WHERE id IN (
    SELECT id FROM stream_uploader_wanted WHERE wanted <= now_ms - ${WANTED_MS} ORDER BY id FOR UPDATE SKIP LOCKED);
  SELECT array_agg(next.id ORDER BY next.turn) INTO ids FROM (
    SELECT id, turn FROM stream_uploader_wanted WHERE turn <= now_ms - ${TURN_MS} ORDER BY turn LIMIT most FOR UPDATE SKIP LOCKED
  ) AS next;
  UPDATE stream_uploader_wanted SET turn = now_ms WHERE id = ANY (ids);
  -- Now and then, what is kept for a day is dropped.
  IF random() < 0.002 THEN
    DELETE FROM stream_uploader_video WHERE id IN (
      SELECT id FROM stream_uploader_video WHERE changed < now_ms - ${KEPT_MS} FOR UPDATE SKIP LOCKED);
    DELETE FROM stream_uploader_claim WHERE until_then < now_ms - ${KEPT_MS};
    DELETE FROM stream_uploader_bucket WHERE name IN (
      SELECT name FROM stream_uploader_bucket WHERE at < now_ms - ${KEPT_MS} FOR UPDATE SKIP LOCKED);
  END IF;
  RETURN coalesce(to_jsonb(ids), '[]');
END $$;
`
