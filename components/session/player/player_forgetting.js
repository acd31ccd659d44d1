export default function ({ data }) {
  leftBy(data)
}
