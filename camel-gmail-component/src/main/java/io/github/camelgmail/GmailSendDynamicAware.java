package io.github.camelgmail;

import io.github.camelgmail.operation.Operations;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * Lets {@code toD} use one endpoint for all values of an operation's options: those that the route computes for each exchange
 * do not become part of the endpoint. What names the mailbox or the connection still makes endpoints of its own.
 */
@SendDynamic("gmail")
public class GmailSendDynamicAware extends SendDynamicAwareSupport {

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        Map<String, Object> computed = query(uri);
        Map<String, Object> written = query(originalUri);
        Map<String, Object> dynamic = new LinkedHashMap<>(computed);
        dynamic.entrySet()
                .removeIf(option ->
                        option.getValue().equals(written.get(option.getKey())) || !isArgument(option.getKey()));
        URISupport.resolveRawParameterValues(dynamic);
        return new DynamicAwareEntry(uri, originalUri, dynamic, null);
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        if (entry.getProperties().isEmpty()) {
            return null;
        }
        Map<String, Object> fixed = query(entry.getUri());
        fixed.keySet().removeAll(entry.getProperties().keySet());
        String mailbox = StringHelper.before(entry.getUri(), "?");
        return fixed.isEmpty() ? mailbox : mailbox + "?" + URISupport.createQueryString(fixed);
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return each -> DynamicOptions.put(each, entry.getProperties());
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return DynamicOptions::take;
    }

    private static boolean isArgument(String option) {
        return option.equals("operation") || Operations.arguments().contains(option);
    }

    private static Map<String, Object> query(String uri) throws Exception {
        String query = StringHelper.after(uri, "?");
        return query == null ? new LinkedHashMap<>() : URISupport.parseQuery(query, false, true);
    }
}
