package io.banyan.engine.container.probe;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectExecResponse;
import com.github.dockerjava.api.model.Frame;
import io.banyan.engine.spec.Check;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Healthy when a command inside the container ends with 0 in time. */
record ExecQuestion(DockerClient docker, String container, Check.Exec check) implements Question {
    private static final int MOST_BYTES = 1_024;

    @Override
    public Duration eagerness() {
        return Duration.ofMillis(250);
    }

    @Override
    public Answer ask(Duration timeout) {
        Output output = new Output();
        try {
            String exec = docker.execCreateCmd(container)
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .withCmd(check.command().toArray(String[]::new))
                    .exec()
                    .getId();
            if (!docker.execStartCmd(exec).exec(output).awaitCompletion(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                output.close();
                return new Answer(false, "no end within " + timeout.toMillis() + " ms " + output.text());
            }
            InspectExecResponse ended = docker.inspectExecCmd(exec).exec();
            Long code = ended.getExitCodeLong();
            return new Answer(code != null && code == 0, ("exit code " + code + " " + output.text()).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(false, "interrupted");
        } catch (Exception e) {
            return new Answer(false, String.valueOf(e.getMessage()));
        }
    }

    private static final class Output extends ResultCallback.Adapter<Frame> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void onNext(Frame frame) {
            byte[] payload = frame.getPayload();
            if (payload != null) {
                synchronized (bytes) {
                    bytes.write(payload, 0, Math.min(payload.length, Math.max(0, MOST_BYTES - bytes.size())));
                }
            }
        }

        String text() {
            synchronized (bytes) {
                return bytes.toString(StandardCharsets.UTF_8).strip();
            }
        }
    }
}
