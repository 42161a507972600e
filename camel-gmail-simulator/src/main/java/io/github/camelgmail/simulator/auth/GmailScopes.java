package io.github.camelgmail.simulator.auth;

/** Scope URLs that the simulator itself names. */
public final class GmailScopes {

    /** Full access, deletion included. */
    public static final String MAIL_GOOGLE_COM = "https://mail.google.com/";

    private GmailScopes() {}
}
