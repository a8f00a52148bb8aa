import type { RelayOptions } from '@causeway/relay'

/** Where spans go. */
export interface Traces {
  readonly provider: NonNullable<RelayOptions['tracerProvider']>
  /** Sends what is left. */
  close(): Promise<void>
}

/**
 * Sends spans to a collector when `OTEL_EXPORTER_OTLP_ENDPOINT` names one (or `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`), by
 * OTLP over HTTP; the exporter's other variables hold as well. Without it nothing of all this is even loaded.
 * `OTEL_TRACES_SAMPLER_ARG` is the share of traces to send: ids come from correlations, so all relays send the same.
 */
export async function openTraces(env: NodeJS.ProcessEnv): Promise<Traces | undefined> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT } = env
  if (!OTEL_EXPORTER_OTLP_ENDPOINT && !OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) return undefined
  const [{ BatchSpanProcessor, TraceIdRatioBasedSampler, TracerProvider }, { OTLPTraceExporter }, resources] =
    await Promise.all([
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ])
  const share = Number(env.OTEL_TRACES_SAMPLER_ARG ?? 1)
  const provider = new TracerProvider({
    resource: resources.resourceFromAttributes({ 'service.name': env.OTEL_SERVICE_NAME ?? 'causeway-relay' }),
    sampler: new TraceIdRatioBasedSampler(share),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  })
  return { provider, close: () => provider.shutdown() }
}
