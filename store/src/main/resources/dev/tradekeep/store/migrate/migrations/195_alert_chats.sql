-- The chats that may command the program through a channel of Telegram.
CREATE TABLE alert_chats (
    channel_id INTEGER NOT NULL REFERENCES alert_channels (id) ON DELETE CASCADE,
    chat_id INTEGER NOT NULL,
    allowed_at INTEGER NOT NULL,
    PRIMARY KEY (channel_id, chat_id)
) STRICT, WITHOUT ROWID;
