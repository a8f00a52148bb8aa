import { dotSize } from './geometry.ts'
import type { Shape } from './marks.ts'
import type { Relation } from './relations.ts'
import styles from './shapes.module.css'

interface DotShapeProps {
  readonly shape: Shape
  readonly relation?: Relation['kind'] | undefined
}

/** An event: its shape says what became of it, the ring around it how it stands to the one looked at. */
export function DotShape({ shape, relation }: DotShapeProps) {
  return (
    <>
      <circle className={styles.reach} r={12} />
      <Ring relation={relation} />
      <g className={styles[shape]}>
        <Mark shape={shape} />
      </g>
    </>
  )
}

function Ring({ relation }: Pick<DotShapeProps, 'relation'>) {
  switch (relation) {
    case 'rival':
      return <circle className={styles.rival} r={10} />
    case 'concurrent':
      return <circle className={styles.concurrent} r={10} />
    case 'itself':
      return <circle className={styles.itself} r={10} />
    default:
      return null
  }
}

function Mark({ shape }: Pick<DotShapeProps, 'shape'>) {
  const r = dotSize
  switch (shape) {
    case 'applied':
      return <circle r={r} />
    case 'waiting':
      return <circle r={r - 1} />
    case 'merged':
      return (
        <>
          <circle r={r} />
          <path d={`M ${-r / 2} 0 H ${r / 2} M 0 ${-r / 2} V ${r / 2}`} />
        </>
      )
    case 'superseded':
      return (
        <>
          <circle r={r - 1} />
          <path d={`M ${-r - 1} ${r + 1} L ${r + 1} ${-r - 1}`} />
        </>
      )
    case 'refused':
      return <path d={`M ${-r} ${-r} L ${r} ${r} M ${-r} ${r} L ${r} ${-r}`} />
    case 'escalated':
      return <path d={`M 0 ${-r - 2} L ${r + 2} 0 L 0 ${r + 2} L ${-r - 2} 0 Z`} />
  }
}
