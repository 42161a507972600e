package io.github.camelgmail.notify;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;

/** Tells of what happens to the stream, which Google's subscriber keeps to itself. */
final class StreamObserver implements ClientInterceptor {

    private final PullConnection connection;

    StreamObserver(PullConnection connection) {
        this.connection = connection;
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        ClientCall<Q, A> call = next.newCall(method, options);
        return method.getType() == MethodType.BIDI_STREAMING ? new ObservedCall<>(call) : call;
    }

    private final class ObservedCall<Q, A> extends SimpleForwardingClientCall<Q, A> {

        ObservedCall(ClientCall<Q, A> call) {
            super(call);
        }

        @Override
        public void start(Listener<A> listener, Metadata headers) {
            super.start(new Observer<>(listener), headers);
        }
    }

    private final class Observer<A> extends SimpleForwardingClientCallListener<A> {

        private boolean open;

        Observer(ClientCall.Listener<A> listener) {
            super(listener);
        }

        @Override
        public void onReady() {
            if (!open) {
                open = true;
                connection.opened();
            }
            super.onReady();
        }

        @Override
        public void onMessage(A message) {
            connection.answered();
            super.onMessage(message);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (!status.isOk() && status.getCode() != Status.Code.CANCELLED) {
                connection.lost(PubSubErrors.pulling(status));
            }
            super.onClose(status, trailers);
        }
    }
}
