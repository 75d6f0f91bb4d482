// Each lock is there once.
CREATE CONSTRAINT run_lock_name IF NOT EXISTS FOR (l:RunLock) REQUIRE l.name IS UNIQUE
