package io.github.camelgmail;

import io.github.camelgmail.sync.HistoryType;
import io.github.camelgmail.sync.Work;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;

/** Whether a new message is this consumer's to handle, where several share a mailbox by an idempotent repository. */
final class IdempotentClaims {

    private final IdempotentRepository repository;

    private IdempotentClaims(IdempotentRepository repository) {
        this.repository = repository;
    }

    static IdempotentClaims of(GmailConfiguration options, CamelContext context) {
        Object bean = options.getIdempotentRepository();
        if (bean != null && !(bean instanceof IdempotentRepository)) {
            throw new IllegalArgumentException("Invalid option idempotentRepository: found "
                    + (bean instanceof String text
                            ? "'" + text + "'"
                            : "a bean of type " + bean.getClass().getName())
                    + ", allowed: #name of a bean of type " + IdempotentRepository.class.getName());
        }
        CamelContextAware.trySetCamelContext(bean, context);
        ServiceHelper.startService(bean);
        return new IdempotentClaims((IdempotentRepository) bean);
    }

    /** Claims a message before its route, and says whether nobody had it.  */
    boolean take(Work work) {
        return !applies(work) || repository.add(work.change().messageId());
    }

    /** Leaves a message whose route has failed to whoever comes first. */
    void giveBack(Work work) {
        if (applies(work)) {
            repository.remove(work.change().messageId());
        }
    }

    private boolean applies(Work work) {
        return repository != null && work.change().type() == HistoryType.MESSAGE_ADDED;
    }
}
