package dev.tradekeep.engine.simulation;

/** What the driver of a simulation works with. */
record Parts(
        World world,
        Agenda agenda,
        Strikes strikes,
        ChaosVenue venue,
        SlowWriter writer,
        AccountRead account,
        Traders traders,
        Feeder feeder,
        Evidence evidence) {}
