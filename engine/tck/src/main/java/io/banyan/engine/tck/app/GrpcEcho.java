package io.banyan.engine.tck.app;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A gRPC service with a unary and a streaming call, both ends of it. Messages are UTF-8 text, not protobuf. */
final class GrpcEcho {
    private static final String SERVICE = "banyan.tck.Echo";
    private static final MethodDescriptor.Marshaller<String> TEXT = new Text();
    private static final MethodDescriptor<String, String> SAY = method("Say", MethodDescriptor.MethodType.UNARY);
    private static final MethodDescriptor<String, String> COUNT =
            method("Count", MethodDescriptor.MethodType.SERVER_STREAMING);

    private GrpcEcho() {}

    static Server start(int port, Condition condition) throws IOException {
        ServerServiceDefinition service = ServerServiceDefinition.builder(SERVICE)
                .addMethod(SAY, ServerCalls.asyncUnaryCall((said, answers) -> {
                    condition.begin();
                    answers.onNext(said + " " + condition.token());
                    answers.onCompleted();
                    condition.end();
                }))
                .addMethod(COUNT, ServerCalls.asyncServerStreamingCall((to, answers) -> {
                    for (int number = 1; number <= Integer.parseInt(to); number++) {
                        answers.onNext(Integer.toString(number));
                    }
                    answers.onCompleted();
                }))
                .build();
        return NettyServerBuilder.forPort(port).addService(service).build().start();
    }

    /** Calls both methods; the first line is the answer of the one, the others are those of the stream. */
    static List<String> call(String target, String text) {
        ManagedChannel channel =
                NettyChannelBuilder.forTarget("dns:///" + target).usePlaintext().build();
        try {
            CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS);
            List<String> answers = new ArrayList<>();
            answers.add(ClientCalls.blockingUnaryCall(channel, SAY, options, text));
            ClientCalls.blockingServerStreamingCall(channel, COUNT, options, "3")
                    .forEachRemaining(answers::add);
            return answers;
        } finally {
            channel.shutdownNow();
        }
    }

    private static MethodDescriptor<String, String> method(String name, MethodDescriptor.MethodType type) {
        return MethodDescriptor.<String, String>newBuilder()
                .setType(type)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                .setRequestMarshaller(TEXT)
                .setResponseMarshaller(TEXT)
                .build();
    }

    private static final class Text implements MethodDescriptor.Marshaller<String> {
        @Override
        public InputStream stream(String value) {
            return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream stream) {
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
