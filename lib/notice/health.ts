/**
 * How a connection is. `healthy`: the last ladder found nothing that stops Okta. `degraded`: something failed, Webex is asked again as usual.
 * `quarantined`: it failed so often, or so finally, that Webex is asked rarely. `expired`: the token has ended.
 */
export type HealthState = 'healthy' | 'degraded' | 'quarantined' | 'expired';
