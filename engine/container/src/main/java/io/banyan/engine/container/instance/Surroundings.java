package io.banyan.engine.container.instance;

import io.banyan.engine.container.ContainerEngineSettings;
import io.banyan.engine.container.api.ContainerApi;
import io.banyan.engine.container.api.OutOfMemoryKills;
import io.banyan.engine.container.datapath.DataPath;
import io.banyan.engine.container.logs.LogArchive;
import io.banyan.engine.container.state.StateFiles;
import java.time.Clock;

/** What every instance of the engine needs and shares. */
public record Surroundings(
        ContainerEngineSettings settings,
        ContainerApi api,
        Images images,
        DataPath dataPath,
        StateFiles files,
        Evidence evidence,
        LogArchive archive,
        OutOfMemoryKills outOfMemoryKills,
        Clock clock,
        Timeline timeline) {}
